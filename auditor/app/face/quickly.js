// A quick way out, as services around violence at home have it: Shift pressed three times, wherever nobody is typing.

const WITHIN = 1500; // milliseconds
const WRITTEN = "textarea, input:not([type=checkbox], [type=radio], [type=file])";

/** Have `leave` done for that. A key that is held down, or Shift for a capital, is none of it. */
export function afterThreeShifts(leave) {
  let pressed = [];
  addEventListener("keydown", ({ key, repeat, target, timeStamp }) => {
    if (repeat) return;
    if (key !== "Shift" || target.matches?.(WRITTEN)) pressed = [];
    else pressed = [...pressed.filter((at) => timeStamp - at < WITHIN), timeStamp];
    if (pressed.length === 3) leave();
  });
}
