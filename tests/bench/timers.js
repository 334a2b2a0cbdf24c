// What a page without an audio clock would do: a timer of the page for each cue, begun as soon as its moment is known.
// And what keeps a page busy, where it is asked for.
(() => {
  self.timers = {};
  const { push } = seen.lists;
  seen.lists.push = function (list) {
    const given = seen.trips.map(({ sent_ms, received_ms, at_ms }) => [at_ms - received_ms, at_ms - sent_ms]);
    const apart_ms = (Math.max(...given.map(([least]) => least)) + Math.min(...given.map(([, most]) => most))) / 2;
    for (const id of list.ids) {
      if (timers[id]) continue;
      timers[id] = { at_ms: seen.cues[id].at_ms, fired_ms: null };
      const wait_ms = seen.cues[id].at_ms - apart_ms - performance.now();
      setTimeout(() => (timers[id].fired_ms = performance.now()), wait_ms);
    }
    return push.call(this, list);
  };

  // half of the time, 50 ms to 1 s on end
  self.keepBusy = () => {
    let dice = 1;
    const roll = () => (dice = (dice * 48_271) % 2_147_483_647) / 2_147_483_647;
    const work = () => {
      const until_ms = performance.now() + 50 + 950 * roll() ** 2;
      while (performance.now() < until_ms);
      setTimeout(work, 50 + 950 * roll() ** 2);
    };
    work();
  };
})();
