// Package livetest tests related/postgres against a real PostgreSQL primary
// with a standby, which the tests start themselves. It is a module of its own
// because it needs a driver.
package livetest
