/** A name for a file from parts that may hold anything. */
export function fileName(parts: string[], ending: string): string {
  const safe = parts
    .join("-")
    .replace(/[^\p{L}\p{N}_-]+/gu, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  return `${safe.slice(0, 80) || "file"}.${ending}`;
}

/** Gives the reader a file. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
