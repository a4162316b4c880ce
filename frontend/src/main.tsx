import '@fontsource-variable/inter/wght.css';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router-dom';
import { App } from './App.tsx';
import { Toasts } from './components/Toasts.tsx';
import './global.css';
import { startLanguage } from './i18n/i18n.ts';
import { preferredLanguage } from './i18n/language.ts';
import { followAppearance } from './services/appearance.ts';
import { store } from './store/index.ts';
import { startExchangeNews } from './store/exchange-news.ts';
import { OrderNews } from './store/order-news.ts';
import { startPrivateFeed } from './store/private-feed.ts';
import { restoreSession } from './store/slices/authSlice.ts';
import { fetchStatus, fetchTokens } from './store/slices/tokensSlice.ts';
import { MODE_STORAGE_KEY, theme } from './theme.ts';

followAppearance();
startPrivateFeed(store, new OrderNews());
startExchangeNews(store);
void store.dispatch(restoreSession());
void store.dispatch(fetchTokens());
void store.dispatch(fetchStatus());

// These are used outside of components too, where nothing can wait for them.
await startLanguage(preferredLanguage(), ['app', 'errors', 'order-words']);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Provider store={store}>
      <ThemeProvider
        theme={theme}
        defaultMode="dark"
        modeStorageKey={MODE_STORAGE_KEY}
        disableTransitionOnChange
      >
        <CssBaseline enableColorScheme />
        <BrowserRouter>
          <App />
        </BrowserRouter>
        <Toasts />
      </ThemeProvider>
    </Provider>
  </StrictMode>,
);
