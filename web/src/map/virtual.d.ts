declare module "virtual:symbols" {
  /** NATO symbols (APP-6, MIL-STD-2525C) by name, drawn when the page is built; sizes in CSS pixels. */
  const symbols: Record<string, { svg: string; width: number; height: number }>;
  export default symbols;
}
