import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = 'http://localhost:3000';

/** Chunks that a first visit must not download, and the libraries that change rarer than the app. */
const chunkGroups = [
  { name: 'charts', test: /node_modules[\\/](lightweight-charts|fancy-canvas)[\\/]/ },
  {
    name: 'recharts',
    test: /node_modules[\\/](recharts|d3-[a-z]+|victory-vendor|decimal\.js-light|es-toolkit|eventemitter3|tiny-invariant)[\\/]/,
  },
  // What every page needs, packed together: many small files compress worse than one.
  {
    name: 'ui',
    test: /node_modules[\\/](@mui[\\/](system|styled-engine|utils|private-theming)|@mui[\\/]material[\\/](styles|utils|colors|internal|zero-styled|Box|ButtonBase|Button|IconButton|SvgIcon|Paper|Typography|Link|Skeleton|CircularProgress|InputBase|OutlinedInput|InputAdornment|FormControl|ToggleButton|ToggleButtonGroup|ButtonGroup|Alert|CssBaseline|Grow|transitions|useMediaQuery|DefaultPropsProvider|TextareaAutosize|useFormControl|GlobalStyles|IconButton|InitColorSchemeScript|useLazyRipple)[\\/]|@mui[\\/]material[\\/]Select[\\/]selectClasses|@emotion|react-transition-group|clsx|stylis|hoist-non-react-statics|dom-helpers)/,
  },
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|react-router|react-router-dom|scheduler)[\\/]/,
  },
];

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/socket.io': { target: api, ws: true },
      '/healthz': api,
      '/readyz': api,
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // A data URI would need `img-src data:` and `font-src data:` in the server's policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: chunkGroups } },
    },
  },
  test: {
    // Files that need a document say so in their first line.
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
