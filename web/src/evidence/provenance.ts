import type { Provenance } from "../data/evidence";
import type { Fact } from "../page/Facts.svelte";
import { whole } from "../words/format";

/** What makes a page of the record again. */
export const factsOf = ({ command, record, catalogueHash, version }: Provenance): Fact[] => [
  ["command", command],
  ["file", record?.file],
  ["sha256", record?.sha256],
  ["rows", record ? whole(record.rows) : null],
  ["catalogueHash", catalogueHash],
  ["version", version],
];
