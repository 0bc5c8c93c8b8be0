/** Asks for a bearer token where the service wants one. */

import { setTokenPrompt } from "../core/api.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

setTokenPrompt(async (problem) => {
  const { openDialog } = await import("./dialog.js");
  const field = h("input", {
    class: "field",
    type: "password",
    autocomplete: "off",
    name: "token",
    "aria-label": t("token.label"),
  });
  const dialog = openDialog(
    t("token.title"),
    [h("p", {}, t("token.why")), h("p", { class: "soft" }, problem.message), field],
    [{ label: t("cancel") }, { label: t("token.use"), main: true, value: "use" }],
  );
  field.focus();
  await new Promise((resolve) => dialog.addEventListener("close", resolve));
  return dialog.returnValue === "use" ? field.value.trim() : null;
});
