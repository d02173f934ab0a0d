/** What the custom elements' analyser reads, and where it writes: never into package.json. */
export default {
  globs: ['src/widgets/**/*.ts', 'src/frame/frame-element.ts'],
  outdir: 'node_modules/.cache/elements',
  litelement: true,
  packagejson: false,
  quiet: true,
};
