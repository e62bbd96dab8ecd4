/** The part of `@xmpp/client` that the tests use; the package ships no types. */
declare module '@xmpp/client' {
  interface Element {
    is(name: string): boolean;
    getChildText(name: string): string | null;
  }
  interface Client {
    on(event: 'error', listener: (error: Error) => void): void;
    on(event: 'stanza', listener: (stanza: Element) => void): void;
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(element: Element): Promise<void>;
    iqCaller: { request(element: Element): Promise<Element> };
  }
  export function client(options: {
    service: string;
    domain: string;
    username: string;
    password: string;
    resource: string;
  }): Client;
  export function xml(name: string, attributes?: Record<string, string>, ...children: (Element | string)[]): Element;
}
