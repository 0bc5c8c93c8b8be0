// What the page adds to the elements and events of the browser.
import type { AskComposer } from "../../../web/page/js/ask/composer.js";
import type { ChatTurn } from "../../../web/page/js/ask/turn.js";
import type { JobProgress } from "../../../web/page/js/documents/progress.js";
import type { DataTable } from "../../../web/page/js/figures/data-table.js";

declare global {
  interface HTMLElementTagNameMap {
    "ask-composer": AskComposer;
    "chat-turn": ChatTurn;
    "data-table": DataTable;
    "job-progress": JobProgress;
  }
  interface ParentNode {
    querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
    querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
  }
  interface Event {
    /** Of a custom event; its own module says what. */
    readonly detail: any;
    /** Of a toggle event of a popover. */
    readonly newState?: string;
    /** Of a drag event. */
    readonly dataTransfer?: DataTransfer | null;
  }
}
