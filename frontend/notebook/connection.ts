declare global {
  interface Window {
    Vaadin?: {
      connectionState?: {
        state: string;
        addStateChangeListener?: (listener: () => void) => void;
        removeStateChangeListener?: (listener: () => void) => void;
      };
    };
  }
}

/** Whether the server can be reached, as the browser and Vaadin see it. */
export function isConnected(): boolean {
  const state = window.Vaadin?.connectionState?.state;
  return navigator.onLine && state !== 'reconnecting' && state !== 'connection-lost';
}

/** Tells now and at each change; until the returned function is called. */
export function followConnection(tell: (connected: boolean) => void): () => void {
  const vaadin = window.Vaadin?.connectionState;
  const changed = () => tell(isConnected());
  vaadin?.addStateChangeListener?.(changed);
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  changed();
  return () => {
    vaadin?.removeStateChangeListener?.(changed);
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
