/** Copies the link of a snapshot: the answers themselves, as they were given. */

import { copyText } from "../ask/actions.js";
import { href } from "../core/router.js";
import { pack } from "./snapshot.js";

/** @param {{title: string, turns: import("../ask/conversations.js").Turn[]}} conversation */
export async function copySnapshot(conversation) {
  const path = href(["snapshot", await pack(conversation)]);
  await copyText(new URL(path, document.baseURI).href);
}
