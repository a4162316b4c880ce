import { useEffect } from 'react';
import { Slide, toast, ToastContainer } from 'react-toastify';
import { notices, type Notice } from '../services/notify.ts';

function ToastText({ title, body }: Pick<Notice, 'title' | 'body'>) {
  return (
    <div>
      <div className="toast-title">{title}</div>
      {body !== undefined && <div className="toast-body">{body}</div>}
    </div>
  );
}

function show({ kind, title, body, id }: Notice): void {
  const content = <ToastText title={title} body={body} />;
  if (id !== undefined && toast.isActive(id)) {
    toast.update(id, { render: content, type: kind });
    return;
  }
  // Failures interrupt; all else is read out by the status region, so the toast itself stays silent.
  const role = kind === 'error' ? 'alert' : 'none';
  toast[kind](content, { role, ...(id === undefined ? {} : { toastId: id }) });
}

/** Shows the notices as toasts. A chunk of its own: most visits begin without any. */
export function ToastHost() {
  useEffect(() => {
    const showAll = () => {
      notices.take().forEach(show);
    };
    showAll();
    return notices.subscribe(showAll);
  }, []);

  return (
    <ToastContainer
      position="bottom-right"
      autoClose={5000}
      limit={4}
      newestOnTop
      hideProgressBar
      transition={Slide}
    />
  );
}
