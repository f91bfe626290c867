"""A diagram written by hand for every kind that the style sheet dresses, rich in what it has."""

from typing import Final

SAMPLES: Final = {
    "flowchart": """
flowchart LR
  a["First"] --> b("Second") -.-> c([Third]) ==> d[[Fourth]] --o e[(Fifth)] --x f((Sixth))
  f <--> g>Seventh] --- h{Eighth} --> i{{Ninth}} -- words --> j[/Tenth/]
  subgraph one["Frame"]
    k@{ shape: docs, label: "Pages" } ~~~ l@{ shape: cloud, label: "Cloud" }
  end
  click a href "https://example.org" "tip"
""",
    "state": """
stateDiagram-v2
  [*] --> A
  A --> B : go
  state choice <<choice>>
  B --> choice
  choice --> C : yes
  choice --> [*] : no
  state C {
    [*] --> X
    --
    [*] --> Z
  }
  note right of A : remark
""",
    "sequence": """
sequenceDiagram
  autonumber
  box Group
  actor A as Alice
  participant B as Bob
  end
  A->>+B: hello
  B-->>-A: hi
  A-)B: later
  A-xB: lost
  Note over A,B: remark
  loop often
    A->B: ping
  end
  alt fine
    A->>B: yes
  else not
    A->>B: no
  end
  par both
    A->>B: one
  and
    B->>B: two
  end
  link A: Menu @ https://example.org
""",
    "entities": """
erDiagram
  CUSTOMER ||--o{ ORDER : places
  CUSTOMER }|..|{ ADDRESS : uses
  CUSTOMER {
    string name PK "the name"
    int id FK
  }
""",
    "gantt": """
gantt
  title Plan
  dateFormat YYYY-MM-DD
  section One
  done :done, d1, 2024-01-01, 3d
  urgent :crit, c1, after d1, 2d
  goal :milestone, m1, 2024-01-10, 0d
  section Two
  a name too long for its bar :t1, 2024-01-01, 1d
""",
    "chart": """
xychart-beta
  title "Sales"
  x-axis [jan, feb, mar]
  y-axis "Revenue" 0 --> 100
  bar [10, 50, 90]
  line [10, 40, 80]
""",
}
