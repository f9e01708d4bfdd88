// Every screen by its name.

import { believe, names, whose } from "./before.js";
import { choose, given } from "./choose.js";
import { forget, forgotten, month } from "./end.js";
import { help } from "./help.js";
import { how, howAll, howReady, howStep } from "./how.js";
import { live, livePage, liveRead } from "./live.js";
import { looked, photos } from "./looked.js";
import { looking, stopped, stuck } from "./looking.js";
import { answers, asked, question } from "./questions.js";
import { project, slide } from "./projector.js";
import { report } from "./report.js";
import { code, count, guesses, room, roomEnd } from "./room.js";
import { services, unused } from "./services.js";
import { leave, step, steps } from "./steps.js";
import { stranger, strangerSaw } from "./stranger.js";
import { counts, lead, sums } from "./trainer.js";
import { welcome } from "./welcome.js";

export const SCREENS = {
  welcome, help, how, howStep, howReady, howAll, choose, given, whose, believe, names, looking, stopped, stuck, looked, step, leave,
  steps, photos, services, unused, question, answers, asked, report, month, forget, forgotten, room, guesses, count,
  code, roomEnd, lead, counts, sums, project, slide,
  live, livePage, liveRead, stranger, strangerSaw,
};
