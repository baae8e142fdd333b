// Load for the tests: while it is on, WRITERS loops place orders and log events, each in transactions of its own.
const WRITERS = 4;
const PAUSE_MS = 20;

export function createTraffic(database) {
  let generation = 0;
  const counts = { written: 0, failed: 0 };

  const placeOrder = async () => {
    const user = await database.user.findFirst({ orderBy: { id: 'asc' }, select: { id: true } })
      ?? await database.user.create({ data: { email: `guest-${Date.now()}@example.com`, name: 'Guest' } });
    const order = await database.order.create({
      data: { userId: user.id, total: '19.90', items: { create: { product: 'traffic', quantity: 1, price: '19.90' } } },
    });
    await database.event.create({ data: { kind: 'order.placed', payload: { order: String(order.id) } } });
  };

  const write = async (mine) => {
    while (mine === generation) {
      try {
        await placeOrder();
        counts.written++;
      } catch {
        counts.failed++;
      }
      await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    }
  };

  let running = false;
  return {
    on() {
      if (running) return;
      running = true;
      generation++;
      for (let i = 0; i < WRITERS; i++) write(generation);
    },
    off() {
      running = false;
      generation++;
    },
    state: () => ({ on: running, ...counts }),
  };
}
