/** Says that the service is gone, and that it is back. */

import { connection } from "../core/connection.js";
import { icon, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { notice } from "../core/announce.js";

const banner = document.getElementById("banner");

connection.addEventListener("gone", () => replace(banner, icon("warn"), t("banner.gone")));
connection.addEventListener("back", () => {
  replace(banner);
  notice(t("banner.back"));
});
