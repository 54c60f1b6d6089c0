import { createHash } from "node:crypto";
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

export default defineConfig({
  plugins: [svelte(), viteSingleFile({ removeViteModuleLoader: true }), contentSecurityPolicy()],
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    rolldownOptions: { input: "report.html" },
  },
});
