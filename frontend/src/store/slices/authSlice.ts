import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import {
  ROLE_PERMISSIONS,
  type KycStatus,
  type LoginBody,
  type Permission,
  type RegisterBody,
  type User,
} from '@tokentradex/backend/contracts';
import { accessToken } from '../../services/access-token.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { createAppThunk } from '../create-app-thunk.ts';

export interface AuthState {
  /** `unreachable`: there is a session, but the server could not be asked about it. */
  status: 'restoring' | 'signedIn' | 'signedOut' | 'unreachable';
  user: User | null;
  error: ApiErrorData | null;
}

/** Asks who the stored token belongs to; the HTTP client refreshes it when it has ended. */
export const restoreSession = createAppThunk('auth/restore', async (): Promise<User | null> => {
  return accessToken.get() === null ? null : api.auth.me();
});

export const signIn = createAppThunk('auth/signIn', async (body: LoginBody): Promise<User> => {
  const session = await api.auth.login(body);
  accessToken.set(session);
  return session.user;
});

export const register = createAppThunk('auth/register', async (body: RegisterBody) => {
  const session = await api.auth.register(body);
  accessToken.set(session);
  return session.user;
});

/** Asks again what the server knows of who is signed in; a failure leaves what is known. */
export const refreshUser = createAppThunk('auth/refreshUser', () => api.auth.me());

/** Ends the session here even when the server cannot be told. */
export const signOut = createAppThunk('auth/signOut', async (): Promise<void> => {
  try {
    await api.auth.logout();
  } finally {
    accessToken.clear();
  }
});

const initialState: AuthState = { status: 'restoring', user: null, error: null };

const authSlice = createSlice({
  name: 'auth',
  initialState,
  reducers: {
    /** The server refused the refresh token, or another tab signed out. */
    sessionEnded(state) {
      state.status = 'signedOut';
      state.user = null;
    },
    /** The server's answer to a change of the account. */
    userChanged(state, { payload }: PayloadAction<User>) {
      showUser(state, payload);
    },
    /** An identity check was submitted or decided since the user was read. */
    kycStatusRead(state, { payload }: PayloadAction<KycStatus>) {
      if (state.user !== null) state.user.kycStatus = payload;
    },
  },
  extraReducers: (builder) => {
    builder
      .addCase(restoreSession.pending, (state) => {
        state.status = 'restoring';
        state.error = null;
      })
      .addCase(restoreSession.fulfilled, (state, { payload }) => {
        state.status = payload === null ? 'signedOut' : 'signedIn';
        state.user = payload;
      })
      .addCase(restoreSession.rejected, (state, { payload }) => {
        const refused = payload?.status === 401 || payload?.status === 403;
        state.status = refused ? 'signedOut' : 'unreachable';
        state.error = payload ?? null;
      })
      .addCase(refreshUser.fulfilled, (state, { payload }) => {
        showUser(state, payload);
      })
      .addCase(signOut.fulfilled, signedOut)
      .addCase(signOut.rejected, signedOut)
      .addMatcher(
        (action) => signIn.fulfilled.match(action) || register.fulfilled.match(action),
        (state, { payload }) => {
          state.status = 'signedIn';
          state.user = payload;
          state.error = null;
        },
      );
  },
});

/** Who has signed out, or in as somebody else meanwhile, stays that. */
function showUser(state: AuthState, user: User): void {
  if (state.status === 'signedIn' && state.user?.id === user.id) state.user = user;
}

function signedOut(state: AuthState): void {
  state.status = 'signedOut';
  state.user = null;
  state.error = null;
}

interface WithAuth {
  auth: AuthState;
}

export const { sessionEnded, userChanged, kycStatusRead } = authSlice.actions;
export const authReducer = authSlice.reducer;
export const selectAuth = (state: WithAuth) => state.auth;
export const selectUser = (state: WithAuth) => state.auth.user;
export const selectIsSignedIn = (state: WithAuth) => state.auth.status === 'signedIn';
export const selectCan = (state: WithAuth, permission: Permission): boolean =>
  state.auth.user !== null && ROLE_PERMISSIONS[state.auth.user.role].includes(permission);
