/** The path of a post on Facebook as the record writes it. */
const post = /^[A-Za-z0-9.]{3,60}\/posts\/[A-Za-z0-9]{6,120}$/;

/** Where a link of a report leads; null for whatever is not surely a web page. Text that only looks like a link stays text. */
export function addressOf(link: string | null): string | null {
  if (link === null) return null;
  const text = link.trim();
  if (post.test(text)) return `https://www.facebook.com/${text}`;
  if (!/^https?:\/\/[^\s]+$/i.test(text)) return null;
  try {
    const url = new URL(text);
    return (url.protocol === "https:" || url.protocol === "http:") && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** What to show of a link: the site, or the text as it was written. */
export function shownLink(link: string): string {
  const address = addressOf(link);
  if (address === null) return link.length > 90 ? `${link.slice(0, 89)}…` : link;
  const { host, pathname } = new URL(address);
  const isPost = host === "www.facebook.com" && !/^https?:/i.test(link.trim());
  return isPost ? `${pathname.split("/")[1]!} (Facebook)` : host.replace(/^www\./, "");
}

/** The single links of a text that holds several, such as two posts on one raid; the text itself where it is no list of links. */
export function linksOf(text: string): string[] {
  const parts = text.split(/[\s,;]+/).filter((p) => p !== "");
  return parts.length > 1 && parts.every((p) => addressOf(p) !== null) ? parts : [text];
}
