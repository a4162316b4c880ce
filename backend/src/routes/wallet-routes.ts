import { Router } from 'express';
import type { WalletController } from '../controllers/wallet-controller.ts';
import type { PortfolioController } from '../controllers/portfolio-controller.ts';
import type { WithdrawalRulesController } from '../controllers/withdrawal-rules-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

export function walletRoutes(
  wallet: WalletController,
  portfolio: PortfolioController,
  withdrawalRules: WithdrawalRulesController,
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
  const rules = withdrawalRules;
  router.get('/addresses', authenticate, limits.account, rules.listAddresses);
  router.post('/addresses', authenticate, limits.money, jsonBody, rules.addAddress);
  router.delete('/addresses/:id', authenticate, limits.money, rules.removeAddress);
  router.get('/address-policy', authenticate, limits.account, rules.policy);
  router.patch('/address-policy', authenticate, limits.money, jsonBody, rules.setPolicy);
  router.get('/limits', authenticate, limits.account, rules.limits);
  // Last, so that no token's symbol hides a route.
  router.get('/:tokenId', withKey.read, limits.account, wallet.getOne);
  return router;
}
