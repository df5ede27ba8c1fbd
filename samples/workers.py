"""Four workers, one queue, one lock: point at anything."""

import queue
import threading

jobs: queue.Queue = queue.Queue(maxsize=8)
lock = threading.Lock()
total = 0


def work():
    global total
    while (number := jobs.get(timeout=2)) is not None:
        with lock:
            total += number * number
        jobs.task_done()
    jobs.task_done()


workers = [threading.Thread(target=work, daemon=True) for _ in range(4)]
for worker in workers:
    worker.start()
for number in range(100):
    jobs.put(number)
for _ in workers:
    jobs.put(None)
for worker in workers:
    worker.join(5)
print(total)
