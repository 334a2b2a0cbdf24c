// A clock that tests move, for pages and workers alike: as many times as fast, or forward by a jump. A page's fake clock
// does not reach workers, so this is put before their first module; both follow one law of real time, so that neither
// runs ahead of the other. In a worker time never leaps over a timer that is due: it waits for it, stands still while a
// timer's or a message's task runs, and catches up; else a busy machine would look like a sleeping one, many times as fast.
// Intervals stay real: they only look for signs of life.
(() => {
  const inWorker = typeof document === "undefined";
  const realNow = performance.now.bind(performance);
  const realDate = Date.now.bind(Date);
  const realSet = self.setTimeout.bind(self);
  const realClear = self.clearTimeout.bind(self);

  // `added_ms` have been added at the real moment `since_ms`, and from there time runs `rate` times as fast
  const blank = !inWorker && location.protocol === "about:"; // a page without storage
  const kept = inWorker ? self.__movedClock : blank ? null : JSON.parse(sessionStorage.getItem("moved clock"));
  let law = kept ?? { since_ms: 0, added_ms: 0, rate: 1, slept_ms: 0, wall_ms: 0 };

  const added = (real_ms) => law.added_ms + (law.rate - 1) * Math.max(0, performance.timeOrigin + real_ms - law.since_ms);
  const target = () => realNow() + added(realNow());

  let floor_ms = -Infinity;
  const timers = new Map();
  let lastTimer = 1_000_000;

  let standing = false;
  function stand(at_ms) {
    floor_ms = Math.max(at_ms, floor_ms);
    if (!standing) realSet(() => (standing = false), 0);
    standing = true;
  }

  function moved() {
    if (!inWorker) return target();
    if (standing) return floor_ms;
    let now_ms = target();
    for (const { due_ms } of timers.values()) now_ms = Math.min(now_ms, due_ms);
    return (floor_ms = Math.max(now_ms, floor_ms));
  }

  function arm(timer) {
    realClear(timer.real);
    timer.real = realSet(() => {
      timers.delete(timer.id);
      stand(timer.due_ms);
      timer.callback(...timer.values);
    }, Math.max(0, (timer.due_ms - target()) / law.rate));
  }

  function follow(newLaw) {
    law = newLaw;
    for (const timer of timers.values()) arm(timer);
  }

  performance.now = () => moved() + law.slept_ms;
  Date.now = () => realDate() - realNow() + moved() + law.wall_ms;
  self.setTimeout = (callback, delay_ms, ...values) => {
    const timer = { id: ++lastTimer, callback, values, due_ms: moved() + Math.max(0, Number(delay_ms) || 0) };
    timers.set(timer.id, timer);
    arm(timer);
    return timer.id;
  };
  self.clearTimeout = (id) => {
    realClear(timers.get(id)?.real ?? id);
    timers.delete(id);
  };

  const channel = new BroadcastChannel("moved clock");
  channel.onmessage = ({ data }) => follow(data);
  if (inWorker) self.addEventListener("message", () => stand(moved()));
  if (inWorker || blank) return;

  const { get: realTimeStamp } = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp");
  Object.defineProperty(Event.prototype, "timeStamp", {
    get() {
      const real_ms = realTimeStamp.call(this);
      return real_ms + added(real_ms) + law.slept_ms;
    },
  });

  // sounds are scheduled on a clock of their own, which has to keep up
  const { get: realTime } = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, "currentTime");
  // from when a context is first looked at: one that begins late must not begin below zero on a clock that lags
  const before = new WeakMap();
  const movedTime = (context) => {
    const now = added(realNow());
    if (!before.has(context)) before.set(context, now);
    return realTime.call(context) + (now - before.get(context)) / 1000;
  };
  Object.defineProperty(BaseAudioContext.prototype, "currentTime", { get() { return movedTime(this); } });
  for (const [kind, name] of [
    [AudioScheduledSourceNode, "start"],
    [AudioScheduledSourceNode, "stop"],
    [AudioBufferSourceNode, "start"],
  ]) {
    const real = kind.prototype[name];
    kind.prototype[name] = function (when = 0, ...more) {
      const ahead_s = Math.max(0, when - movedTime(this.context)) / law.rate;
      return real.call(this, when === 0 ? 0 : realTime.call(this.context) + ahead_s, ...more);
    };
  }

  function decree(change) {
    const real_ms = realNow();
    follow({ ...law, added_ms: added(real_ms), since_ms: performance.timeOrigin + real_ms, ...change });
    channel.postMessage(law);
    sessionStorage.setItem("moved clock", JSON.stringify(law));
    return law;
  }
  self.movedClock = {
    run: (rate) => decree({ rate }),
    sleep: (slept_ms, wall_ms) => decree({ slept_ms: law.slept_ms + slept_ms, wall_ms: law.wall_ms + wall_ms }),
  };
})();
