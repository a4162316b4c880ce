import { Router } from 'express';
import type { WalletController } from '../controllers/wallet-controller.ts';
import type { PortfolioController } from '../controllers/portfolio-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

export function walletRoutes(
  wallet: WalletController,
  portfolio: PortfolioController,
  { authenticate, withKey, limits }: Gates,
): Router {
  const router = Router();
  router.get('/', withKey.read, limits.account, wallet.get);
  router.get('/statement', withKey.read, limits.account, wallet.statement);
  router.get('/transactions', withKey.read, limits.account, wallet.transactions);
  router.get('/portfolio', withKey.read, limits.portfolio, portfolio.get);
  router.post('/deposits', authenticate, limits.money, jsonBody, wallet.deposit);
  router.post('/withdrawals', withKey.withdraw, limits.money, jsonBody, wallet.withdraw);
  router.delete('/withdrawals/:id', withKey.withdraw, limits.money, wallet.cancelWithdrawal);
  // Last, so that no token's symbol hides a route.
  router.get('/:tokenId', withKey.read, limits.account, wallet.getOne);
  return router;
}
