/** Light or dark: what the reader chose, or what the system says. */
export type Choice = "auto" | "light" | "dark";

class Theme {
  choice = $state<Choice>("auto");
  private system = $state<"light" | "dark">("light");

  constructor() {
    if (typeof matchMedia === "undefined") return;
    const query = matchMedia("(prefers-color-scheme: dark)");
    this.system = query.matches ? "dark" : "light";
    query.addEventListener("change", () => (this.system = query.matches ? "dark" : "light"));
  }

  /** The theme in use. */
  get current(): "light" | "dark" {
    return this.choice === "auto" ? this.system : this.choice;
  }
}

export const theme = new Theme();
