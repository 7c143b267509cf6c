/** The medium a chart is drawn for. One view, every frame. */
export type Frame = {
  name: "page" | "phone" | "slide" | "print";
  /** In px; the picture scales with its box. */
  width: number;
  fontSize: number;
  /** Of a dot and a line, beside the page's. */
  weight: number;
  rowHeight: number;
};

export type FrameName = Frame["name"];
/** Room the chart takes: the broad one of a page, or a third of it. */
export type Room = "broad" | "narrow" | "tile";

const WIDTH: Record<FrameName, Record<Room, number>> = {
  page: { broad: 608, narrow: 400, tile: 224 },
  phone: { broad: 358, narrow: 358, tile: 224 },
  slide: { broad: 1160, narrow: 1160, tile: 360 },
  print: { broad: 660, narrow: 320, tile: 200 },
};

const STYLE: Record<FrameName, Omit<Frame, "name" | "width">> = {
  page: { fontSize: 11, weight: 1, rowHeight: 16 },
  phone: { fontSize: 12, weight: 1, rowHeight: 20 },
  slide: { fontSize: 20, weight: 2, rowHeight: 28 },
  print: { fontSize: 9, weight: 0.8, rowHeight: 13 },
};

export const frameFor = (name: FrameName, room: Room): Frame => ({ name, width: WIDTH[name][room], ...STYLE[name] });
