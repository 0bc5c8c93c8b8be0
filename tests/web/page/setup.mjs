// What the page's modules find in a browser and Node has not: its texts, and a place for settings.
import { readFile } from "node:fs/promises";

globalThis.fetch = async (address) => ({
  json: async () => JSON.parse(await readFile(address, "utf8")),
});
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
Object.defineProperty(globalThis, "navigator", { value: { languages: ["ja"] } });

// Node has it from version 21.
Map.groupBy ??= (values, keyOf) => {
  const groups = new Map();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
};
