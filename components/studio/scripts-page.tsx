import { useStudioState } from './use-studio.ts';

export function ScriptsPage() {
  const order = useStudioState((state) => state.order);
  return <p>{order.length}</p>;
}
