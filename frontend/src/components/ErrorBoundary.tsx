import { Component, type ReactNode } from 'react';
import { CrashPage } from '../pages/errors/CrashPage.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** The last net: a bug in a page shows a page that says so, instead of nothing. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <CrashPage /> : this.props.children;
  }
}
