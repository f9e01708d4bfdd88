// Every screen by its name.

import { choose, given } from "./choose.js";
import { how, howAll, howReady, howStep } from "./how.js";
import { looking, stopped, stuck } from "./looking.js";
import { believe, names, whose } from "./before.js";
import { welcome, help } from "./welcome.js";

export const SCREENS = { welcome, help, how, howStep, howReady, howAll, choose, given, whose, believe, names, looking, stopped, stuck };
