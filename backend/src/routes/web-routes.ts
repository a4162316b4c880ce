import path from 'node:path';
import { Router, static as serveStatic, type RequestHandler } from 'express';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>TokenTradeX</title>
<h1>The web app is not built</h1>
<p>Run <code>npm run build</code> in the repository, or <code>npm run dev</code> and open port 5173.
The API is at <a href="/api/status">/api</a>.</p>`;

/**
 * The built web app. Files named by their content are kept for a year; the page itself is asked for
 * every time, and answers for every path that is a place in the app.
 */
export function webRoutes(webRoot: string): Router {
  const router = Router();
  router.use(
    '/assets',
    serveStatic(path.join(webRoot, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  router.use(serveStatic(webRoot, { index: false, maxAge: 0 }));
  router.get('/{*place}', page(webRoot));
  return router;
}

function page(webRoot: string): RequestHandler {
  return (req, res, next) => {
    const isPlace = path.extname(req.path) === '' && req.accepts('html') !== false;
    if (!isPlace || /^\/(api|assets|socket\.io)(\/|$)/.test(req.path)) {
      next();
      return;
    }
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile('index.html', { root: webRoot, cacheControl: false }, (error?: Error) => {
      if (error === undefined) return;
      if ('code' in error && error.code === 'ENOENT' && !res.headersSent) {
        res.status(503).type('html').send(NOT_BUILT);
        return;
      }
      next(error);
    });
  };
}
