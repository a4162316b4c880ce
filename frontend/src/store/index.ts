import { configureStore } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import { authReducer } from './slices/authSlice.ts';
import { notificationsReducer } from './slices/notificationsSlice.ts';
import { ordersReducer } from './slices/ordersSlice.ts';
import { tokensReducer } from './slices/tokensSlice.ts';
import { walletReducer } from './slices/walletSlice.ts';

export const store = configureStore({
  reducer: {
    auth: authReducer,
    tokens: tokensReducer,
    orders: ordersReducer,
    wallet: walletReducer,
    notifications: notificationsReducer,
  },
});

export type RootState = ReturnType<typeof store.getState>;

export const useAppDispatch = useDispatch.withTypes<typeof store.dispatch>();
export const useAppSelector = useSelector.withTypes<RootState>();
