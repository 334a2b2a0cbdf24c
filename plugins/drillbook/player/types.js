/**
 * The messages between page and worker, and the shapes they carry. Types only: nothing here runs.
 * Times named `*_at_ms` and `at_ms` are on the worker's clock, all others are lengths in milliseconds.
 */

/** @typedef {'idle' | 'loading' | 'ready' | 'failed'} EngineState */
/** @typedef {'ready' | 'lead-in' | 'work' | 'switch' | 'rest' | 'waiting' | 'paused' | 'finished'} State */
/** @typedef {'lead-in' | 'work' | 'switch' | 'rest'} Kind */
/** @typedef {'left' | 'right' | 'both'} Side */
/** @typedef {'time' | 'tap' | 'time_then_tap'} Ends */
/** @typedef {'Hold' | 'Timed' | 'PacedReps' | 'FreeReps' | 'Open'} Work */
/**
 * @typedef {'get-ready' | 'count' | 'go' | 'phase-first' | 'phase-middle' | 'phase-last' | 'rep' | 'ending' | 'switch'
 *   | 'set-done' | 'rest' | 'soft' | 'finish'} ToneName
 */
/** @typedef {'start' | 'pause' | 'resume' | 'skip' | 'skip-drill' | 'back' | 'done' | 'extend'} InputName */
/** @typedef {'visitor' | 'hidden' | 'audio' | 'gap' | 'other player' | 'hurts' | 'restored'} PauseReason */
/** @typedef {'fetching' | 'starting' | 'loading'} BootStage */

/** @typedef {{name: string, duration_ms: number}} Phase */

/**
 * @typedef {object} Segment one stretch of a timeline
 * @property {string} key
 * @property {Kind} kind
 * @property {number} item
 * @property {string} item_key
 * @property {string | null} drill_id
 * @property {string} name
 * @property {string} label what the screen calls it
 * @property {Side} side
 * @property {string} side_name
 * @property {number} set_number
 * @property {number} sets
 * @property {number} round_number
 * @property {number} rounds
 * @property {number | null} duration_ms null where only a tap ends it
 * @property {number} reckoned_ms
 * @property {Ends} ends
 * @property {number} reps
 * @property {boolean} alternates
 * @property {Phase[]} phases
 * @property {number | null} next_work
 */

/**
 * @typedef {object} Timeline
 * @property {string} name
 * @property {string} digest
 * @property {number} total_ms
 * @property {boolean} about
 * @property {Segment[]} segments
 * @property {string[]} sentences all that will be said, in order of first use
 */

/** @typedef {{drill_id: string | null, name: string, side: Side, side_name: string, label: string}} NextWork */
/** @typedef {'one-more-rep' | 'one-more-set'} Addition */

/**
 * @typedef {object} Position where a session is: everything the screen shows is read from here
 * @property {number} at_ms when this was read, on the worker's clock
 * @property {State} state
 * @property {Kind | null} kind
 * @property {number} index
 * @property {string} key
 * @property {string} item_key
 * @property {string | null} drill_id
 * @property {string} name
 * @property {string} label
 * @property {Side} side
 * @property {string} side_name
 * @property {number} set_number
 * @property {number} sets
 * @property {number} round_number
 * @property {number} rounds
 * @property {Ends} ends
 * @property {Work | null} work
 * @property {number} rep counts from 1, 0 outside reps
 * @property {number} reps
 * @property {string | null} phase
 * @property {number | null} phase_index
 * @property {boolean} counting_in
 * @property {number | null} segment_ms
 * @property {number | null} segment_left_ms
 * @property {number} segment_elapsed_ms
 * @property {number | null} phase_ms
 * @property {number | null} phase_left_ms
 * @property {number | null} count_in_left_ms
 * @property {number} routine_ms
 * @property {number} routine_left_ms
 * @property {boolean} about
 * @property {number | null} runs_from_ms absolute, like the three below: only while running
 * @property {number | null} ends_at_ms
 * @property {number | null} phase_ends_at_ms
 * @property {number | null} routine_ends_at_ms
 * @property {PauseReason | null} paused_reason
 * @property {NextWork | null} next
 * @property {Addition[]} may what may be added now
 */

/**
 * @typedef {object} ScheduledCue what is to sound soon; the whole list comes with every update
 * @property {string} id
 * @property {number} at_ms
 * @property {number} latest_at_ms later than this it is shown only
 * @property {ToneName | null} tone
 * @property {string | null} say
 * @property {{say: string, offset_ms: number}[]} sentences what is said, one by one, as clips are: each with its start after `at_ms`
 * @property {string | null} show
 * @property {boolean} buzz
 * @property {number} length_ms
 */

/** @typedef {'name' | 'switch' | 'authored' | 'phase' | 'rep' | 'milestone' | 'tip'} Rank who gives way in the speech lane */
/** @typedef {{tone: ToneName | null, say: string | null, show: string | null, rank: Rank | null}} PlannedCue */

/**
 * @typedef {{type: 'SegmentStarted', at_ms: number, index: number}
 *   | {type: 'PhaseStarted', at_ms: number, index: number, rep: number, side: Side, phase_index: number, phase: string}
 *   | {type: 'CueDue', at_ms: number, index: number, silent: boolean, cue: PlannedCue}
 *   | {type: 'Waiting', at_ms: number}
 *   | {type: 'Paused', at_ms: number, reason: PauseReason}
 *   | {type: 'Resumed', at_ms: number, runs_from_ms: number}
 *   | {type: 'Finished', at_ms: number}} EngineEvent
 */

/** @typedef {{key: string, outcome: 'done' | 'skipped', worked_ms: number, reps: number}} LogEntry */
/** @typedef {{pace_percent: number, wait_for_me: boolean, first_side: 'left' | 'right' | null}} Options */

/** @typedef {{type: 'status', stage: BootStage, done: number}} StatusMessage */
/** @typedef {{type: 'ready'}} ReadyMessage */
/** @typedef {{type: 'failed', stage: string, reason: string}} FailedMessage */
/** @typedef {{type: 'pong', id: number, at_ms: number}} PongMessage */
/** @typedef {{type: 'opened', player: string, timeline: Timeline, position: Position, stale: boolean}} OpenedMessage */
/** @typedef {{type: 'expired', player: string, why: string}} ExpiredMessage */
/**
 * @typedef {object} UpdateMessage
 * @property {'update'} type
 * @property {string} player
 * @property {EngineEvent[]} events
 * @property {Position} position
 * @property {ScheduledCue[]} cues
 * @property {string | null} saved
 * @property {LogEntry[]} log
 */
/** @typedef {{type: 'refused', player: string, input: string}} RefusedMessage */
/** @typedef {{type: 'broken', player?: string, text: string}} BrokenMessage */
/**
 * @typedef {StatusMessage | ReadyMessage | FailedMessage | PongMessage | OpenedMessage | ExpiredMessage | UpdateMessage
 *   | RefusedMessage | BrokenMessage} FromWorker
 */
/** @typedef {OpenedMessage | ExpiredMessage | UpdateMessage | RefusedMessage | BrokenMessage} ForPlayer */

/**
 * @typedef {object} Note
 * @property {number} hz
 * @property {number} [to_hz] where it glides to, if it does
 * @property {number} from_ms
 * @property {number} length_ms
 * @property {readonly number[]} partials how loud each harmonic is, from the first
 * @property {number} loudness 0 to 1
 * @property {number} attack_ms from silence to its loudness
 * @property {number} sustain the share of its loudness that it falls to, 0 to 1
 */
/** @typedef {Readonly<Record<ToneName, readonly Note[]>>} ToneFamily */

/** @typedef {'voice' | 'reader' | 'tones' | 'nobody'} Speaker who says it: our voice, the visitor's screen reader, tones alone, nobody */
/** @typedef {'recordings' | 'device' | 'clips' | 'none'} VoiceKind what our voice is made of on this device */
/**
 * @typedef {object} Settings what holds on all pages, kept in this browser
 * @property {Speaker} speaker
 * @property {number} volume 0 to 1
 * @property {boolean} flash whether the frame of the screen lights up with each tone
 * @property {boolean} buzz
 * @property {boolean} silentSwitch whether it sounds although the device is switched to silent, which stops music
 * @property {boolean} headset whether it takes the headset's buttons where that stops music
 * @property {'unknown' | 'heard' | 'unheard'} deviceVoice what the sound check found out about the device's own voice
 * @property {boolean} checked whether the sound has been checked
 * @property {boolean} big
 * @property {Options} options
 */
/**
 * @typedef {Pick<import('./sound/signals.js').Signals, 'voiceKind' | 'hasDeviceVoice' | 'hasSilentSwitch' | 'tryTone'
 *   | 'tryVoice'>} Means what this device can do
 */

/** @typedef {'too easy' | 'right' | 'too much'} Feel how it was, in the visitor's own words */
/** @typedef {{drill: string, text: string}} VisitorNote */
/**
 * @typedef {object} Entry one run in the visitor's history
 * @property {string} id
 * @property {string} date when it began, as ISO 8601 in UTC
 * @property {string} routine_id
 * @property {string} name
 * @property {boolean} finished false where it was left
 * @property {number} worked_ms
 * @property {number} left_ms
 * @property {number} right_ms
 * @property {string[]} skipped
 * @property {string[]} hurt
 * @property {Feel | null} feel
 * @property {VisitorNote[]} notes what was noticed
 */

/**
 * @typedef {'close' | 'back' | 'pause' | 'resume' | 'skip' | 'skip-drill' | 'done' | 'extend' | 'again' | 'retry'
 *   | 'easier' | 'hurts' | 'leave-out' | 'old' | 'new' | 'text' | Addition} Action what the buttons of the player ask for
 */

export {};
