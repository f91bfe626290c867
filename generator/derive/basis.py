"""What all that is made of one case follows from, as a key."""

from dataclasses import dataclass

from generator.derive.same import Same
from generator.model.case import Case
from generator.model.framework import Framework
from generator.model.guide import Guide, Work
from generator.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Basis:
    """A case, and what of its guide it looks into."""

    slug: str
    case: Same[Case]
    framework: Same[Framework]
    vocabulary: Same[Vocabulary]
    sources: Same[dict[str, Work]]

    @classmethod
    def of(cls, slug: str, case: Case, guide: Guide) -> "Basis":
        """Return the basis of a case in a guide."""
        shared = (Same(guide.framework), Same(guide.vocabulary), Same(guide.sources))
        return cls(slug, Same(case), *shared)

    def guide(self) -> Guide:
        """Return it as a guide of one case."""
        return Guide.model_construct(
            framework=self.framework.value,
            vocabulary=self.vocabulary.value,
            sources=self.sources.value,
            plans={},
            cases={self.slug: self.case.value},
        )
