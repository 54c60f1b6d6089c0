import { createHash } from "node:crypto";
import ms from "milsymbol";
import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

/**
 * The policy of the page: nothing is loaded from anywhere, and only the program that was built here runs. Its hash stands in the
 * policy, so that no text of a scenario can become a program. Styles are set by Svelte and MapLibre while they run; MapLibre's
 * worker and downloads are blobs.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          const html = String(file.source);
          const hashes = [...html.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)].map(
            ([, program]) => `'sha256-${createHash("sha256").update(program!).digest("base64")}'`,
          );
          const policy = [
            "default-src 'none'",
            `script-src ${hashes.join(" ")}`,
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "worker-src blob:",
            "connect-src blob: data:",
            "base-uri 'none'",
            "form-action 'none'",
          ].join("; ");
          file.source = html.replace(
            "<!--policy-->",
            () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
          );
        }
      },
    },
  };
}

/**
 * `virtual:symbols`: the NATO symbols of `src/map/codes.json` as SVG. The library that draws them is half as large as all the rest
 * of the page, and the page needs some fifteen of its symbols, so it works here and is not sent along.
 */
function symbols(): Plugin {
  const name = "virtual:symbols";
  return {
    name: "symbols",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const codes = JSON.parse(readFileSync("src/map/codes.json", "utf8")) as Record<string, string>;
      const drawn = Object.entries(codes).map(([kind, code]) => {
        const symbol = new ms.Symbol(code, { size: 30, strokeWidth: 3, outlineWidth: 4, outlineColor: "white" });
        if (!symbol.isValid()) throw new Error(`${code} (${kind}) is not the code of a symbol.`);
        return [kind, { svg: symbol.asSVG(), ...symbol.getSize() }];
      });
      return `export default ${JSON.stringify(Object.fromEntries(drawn))};`;
    },
  };
}

export default defineConfig({
  plugins: [svelte(), symbols(), viteSingleFile({ removeViteModuleLoader: true }), contentSecurityPolicy()],
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    rolldownOptions: { input: "report.html" },
  },
});
