// Every screen by its name.

import { choose, given } from "./choose.js";
import { looking, stopped, stuck } from "./looking.js";
import { believe, names, whose } from "./before.js";
import { welcome, help } from "./welcome.js";

export const SCREENS = { welcome, help, choose, given, whose, believe, names, looking, stopped, stuck };
