// The camera of the outer page: on from a press until the first QR code, and never longer. No picture leaves this module.
import decode from "qr/decode.js";

const BETWEEN = 150; // milliseconds from look to look
let running;

/** The text of the first code that is seen, or "" once it was stopped. Throws where a browser gives no camera. */
export async function scan(label) {
  stop();
  const mine = (running = { stopped: false });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true, srcObject: stream });
  video.setAttribute("aria-label", label);
  mine.end = () => {
    stream.getTracks().forEach((track) => track.stop());
    video.remove();
  };
  try {
    if (mine.stopped) return "";
    document.body.prepend(video);
    await video.play();
    for (; !mine.stopped; await new Promise((turn) => setTimeout(turn, BETWEEN))) {
      const text = seen(video);
      if (text) return text;
    }
    return "";
  } finally {
    mine.end();
  }
}

/** Switch it off. */
export function stop() {
  if (!running) return;
  running.stopped = true;
  running.end?.();
  running = undefined;
}

const canvas = document.createElement("canvas");
const drawing = canvas.getContext("2d", { willReadFrequently: true });

function seen(video) {
  const { videoWidth: width, videoHeight: height } = video;
  if (!width) return "";
  Object.assign(canvas, { width, height });
  drawing.drawImage(video, 0, 0);
  try {
    return decode(drawing.getImageData(0, 0, width, height));
  } catch {
    return ""; // no code in this picture
  } finally {
    canvas.width = 0; // and the picture is gone
  }
}
