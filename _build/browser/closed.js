// First in page and frame: takes WebRTC away, which no policy holds. A frame within the frame, which would have it anew, runs
// no script of its own and cannot be looked into.
for (const name of Object.getOwnPropertyNames(window)) if (/RTC/.test(name)) delete window[name];
