/** What a reader would notice about the drawings of a page, measured. */

window.measures = (() => {
  /** Pixels that a box may stick out of another: browsers round the box of a text outwards. */
  const TOLERANCE = 1.5
  /** What holds a text that stands in no group with its shape. */
  const HOLDERS = {
    actor: "rect.actor",
    noteText: "rect.note",
    labelText: ".labelBox",
    taskText: "rect.task",
  }
  const SHAPES = "rect, circle, ellipse, polygon, path"
  const NODES = ".node, rect.actor, rect.task"

  const figures = () => [...document.querySelectorAll(".casebook-figure")]
  const all = (root, selector) => [...root.querySelectorAll(selector)]
  const boxOf = element => element.getBoundingClientRect()
  const textsOf = figure => all(figure, "svg text").filter(text => text.textContent.trim())
  const described = (figure, text) =>
    `${figure.querySelector("figcaption > p")?.textContent}: ${text.textContent.trim()}`

  const union = boxes => ({
    left: Math.min(...boxes.map(box => box.left)),
    top: Math.min(...boxes.map(box => box.top)),
    right: Math.max(...boxes.map(box => box.right)),
    bottom: Math.max(...boxes.map(box => box.bottom)),
  })
  const isWithin = (inner, outer) =>
    inner.left >= outer.left - TOLERANCE && inner.right <= outer.right + TOLERANCE &&
    inner.top >= outer.top - TOLERANCE && inner.bottom <= outer.bottom + TOLERANCE
  const areApart = (one, other) =>
    one.right <= other.left + TOLERANCE || one.left >= other.right - TOLERANCE ||
    one.bottom <= other.top + TOLERANCE || one.top >= other.bottom - TOLERANCE

  /** The outlines of which one has to hold a text; none if it may stand anywhere. */
  function holdersOf(text, svg) {
    const group = text.closest(".node, .cluster, .edgeLabel")
    if (group) return [union(all(group, SHAPES).map(boxOf))]
    const kind = Object.keys(HOLDERS).find(name => text.classList.contains(name))
    return kind ? all(svg, HOLDERS[kind]).map(boxOf) : []
  }

  const outlineOf = node => (node.matches("rect") ? boxOf(node) : union(all(node, SHAPES).map(boxOf)))

  const isOwn = (text, node) =>
    node.contains(text) || (node.matches("rect") && isWithin(boxOf(text), outlineOf(node)))

  /** Every text with the size that it has on the screen. */
  const textSizes = () => figures().flatMap(figure => textsOf(figure).map(text => {
    const { a, b } = text.getScreenCTM()
    const size = Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b)
    return { text: described(figure, text), size }
  }))

  /** How many texts have an outline of their own, and which of them stick out of it. */
  function labels() {
    const held = figures().flatMap(figure => textsOf(figure).map(text => {
      const holders = holdersOf(text, figure)
      return { text: described(figure, text), holders, box: boxOf(text) }
    })).filter(({ holders }) => holders.length > 0)
    const cut = held.filter(({ box, holders }) => !holders.some(holder => isWithin(box, holder)))
    return { count: held.length, cut: cut.map(({ text }) => text) }
  }

  /** The texts that leave their drawing. */
  const outsiders = () => figures().flatMap(figure => textsOf(figure)
    .filter(text => !isWithin(boxOf(text), boxOf(text.ownerSVGElement)))
    .map(text => described(figure, text)))

  /** Where the letters of a text are: its box has room for accents above and below. */
  function inkOf(text) {
    const { left, top, right, bottom, height } = boxOf(text)
    return { left, top: top + height / 8, right, bottom: bottom - height / 8 }
  }

  /** The texts that lie on a node that is not theirs, or on another text. */
  const collisions = () => figures().flatMap(figure => {
    const nodes = all(figure, `svg :is(${NODES})`)
    const texts = textsOf(figure)
    const onNodes = texts.flatMap(text => nodes
      .filter(node => !isOwn(text, node) && !areApart(inkOf(text), outlineOf(node)))
      .map(node => `${described(figure, text)} | node ${node.textContent.trim()}`))
    const onTexts = texts.flatMap((text, index) => texts.slice(index + 1)
      .filter(other => !areApart(inkOf(text), inkOf(other)))
      .map(other => `${described(figure, text)} | text ${other.textContent.trim()}`))
    return [...onNodes, ...onTexts]
  })

  /** The titles of the diagrams that are wider than their frame. */
  const scrolling = () => figures()
    .filter(figure => {
      const frame = figure.querySelector(".casebook-diagram")
      return frame.scrollWidth > frame.clientWidth
    })
    .map(figure => figure.querySelector("figcaption > p")?.textContent)

  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })

  /** The color that is seen when colors are painted one over another. */
  function painted(colors) {
    for (const color of colors) {
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }

  /** Relative luminance, as WCAG defines it. */
  const luminance = rgb => rgb
    .map(part => part / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)

  /** What is painted in a drawing, from below, with the way from the screen into each shape. */
  const filled = figure => all(figure, `svg :is(${SHAPES})`)
    .map(shape => ({ shape, fill: getComputedStyle(shape).fill }))
    .filter(({ shape, fill }) => fill !== "none" && !shape.closest("marker"))
    .map(({ shape, fill }) => ({ shape, fill, way: shape.getScreenCTM().inverse() }))

  /** The colors under the middle of a text, from the page upwards. */
  function groundOf(text, figure, shapes) {
    const { x, y, width, height } = boxOf(text)
    const middle = new DOMPoint(x + width / 2, y + height / 2)
    const below = shapes.filter(({ shape, way }) => shape.isPointInFill(middle.matrixTransform(way)))
    return ["white", getComputedStyle(figure).backgroundColor, ...below.map(({ fill }) => fill)]
  }

  /** Every text with its contrast to what it stands on. */
  const contrasts = () => figures().flatMap(figure => {
    const shapes = filled(figure)
    return textsOf(figure).map(text => {
      const ground = groundOf(text, figure, shapes)
      const ink = getComputedStyle(text.querySelector("tspan") ?? text).fill
      const [darker, brighter] = [ground, [...ground, ink]].map(painted).map(luminance)
        .sort((one, other) => one - other)
      return { text: described(figure, text), contrast: (brighter + 0.05) / (darker + 0.05) }
    })
  })

  /** The texts of every diagram, without the spaces at which they are broken into lines. */
  const labelsByDiagram = () => figures().map(figure =>
    all(figure, ".casebook-diagram :is(text, foreignObject)")
      .map(label => label.textContent.replace(/\s/g, ""))
      .filter(Boolean)
      .sort())

  return { collisions, contrasts, labels, labelsByDiagram, outsiders, scrolling, textSizes }
})()
