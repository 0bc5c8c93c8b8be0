/** What programs are called in the language of the interface, where the corpus knows it. */

import * as corpus from "./corpus.js";
import { language } from "./i18n.js";

/** @returns {Promise<(name: string | null) => string | null>} from a program's name to the one shown */
export async function programNames(spoken = language()) {
  if (spoken !== "en") return (name) => name;
  const programs = await corpus.programs().catch(() => []); // the documents' own names then
  const english = new Map(programs.map((program) => [program.name, program.name_en]));
  return (name) => english.get(name) || name;
}
