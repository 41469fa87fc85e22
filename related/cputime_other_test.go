//go:build !linux

package related_test

import "time"

// cpuTime is the time on the wall, where a thread's own is not to be had.
func cpuTime() time.Duration { return time.Since(started) }

var started = time.Now()
