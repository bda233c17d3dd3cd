import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { WORKER_SOURCES } from './src/backend/platform/worker-entries.ts'

const root = import.meta.dirname
const source = path.join(root, 'src')
const out = path.join(root, 'out')

const workers = Object.values(WORKER_SOURCES).map(file => path.join(source, 'backend/platform', file))

/** Worker threads are started by address; in the build their files end in `.js`. */
const builtWorkerNames: Plugin = {
  name: 'regrant:worker-names',
  transform(code, id) {
    if (!id.endsWith('/backend/platform/worker-entries.ts')) return null
    return code.replaceAll(/(['"])(\.\.?\/[^'"]+)\.ts\1/g, '$1$2.js$1')
  },
}

export default defineConfig({
  main: {
    plugins: [builtWorkerNames],
    build: {
      // One built file for each source file, in the same folders: addresses of workers and resources, which are
      // relative to the file that names them, stay right.
      outDir: out,
      minify: false,
      rollupOptions: {
        input: [path.join(source, 'main/index.ts'), path.join(source, 'main/backend/entry.ts'), ...workers],
        output: {
          format: 'es',
          preserveModules: true,
          preserveModulesRoot: source,
          entryFileNames: '[name].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(out, 'preload'),
      // A sandboxed preload script can require nothing but Electron, so it is one file.
      externalizeDeps: false,
      rollupOptions: {
        input: path.join(source, 'preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: path.join(source, 'renderer'),
    plugins: [react()],
    build: {
      outDir: path.join(out, 'renderer'),
      // Not Electron's own version: the host shows the same page in whatever Chromium is installed.
      target: 'chrome120',
      minify: 'oxc',
      // Nothing becomes a data: address: the content policy allows fonts and scripts from our own files only.
      assetsInlineLimit: 0,
      rollupOptions: { input: path.join(source, 'renderer/index.html') },
    },
  },
})
