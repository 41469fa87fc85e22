package livetest_test

import (
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"
)

// server is one PostgreSQL process group started by a test.
type server struct {
	t    *testing.T
	dir  string
	port int
	cmd  *exec.Cmd
}

// programs finds PostgreSQL's programs, or skips the test.
func programs(t *testing.T) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if path, err := exec.LookPath("initdb"); err == nil && len(found) == 0 {
		found = append(found, path)
	}
	if len(found) == 0 {
		t.Skip("PostgreSQL's initdb is not installed: nothing to test against")
	}
	return filepath.Dir(found[len(found)-1])
}

// command runs a program as a user PostgreSQL accepts: it refuses root.
func command(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(filepath.Join(programs(t), name), args...)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	c.Dir = os.TempDir()
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			t.Skip("running as root, and there is no user postgres to run the server")
		}
		uid, err := strconv.Atoi(u.Uid)
		require.NoError(t, err)
		gid, err := strconv.Atoi(u.Gid)
		require.NoError(t, err)
		c.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return c
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	out, err := command(t, name, args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
}

// folder is a new folder that the server's user owns.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "newsroom-postgres")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // the server may still be ending
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			t.Skip("running as root, and there is no user postgres to run the server")
		}
		uid, err := strconv.Atoi(u.Uid)
		require.NoError(t, err)
		require.NoError(t, os.Chown(dir, uid, -1))
	}
	return filepath.Join(dir, "data")
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func startPrimary(t *testing.T) *server {
	t.Helper()
	dir := folder(t)
	run(t, "initdb", "-D", dir, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
	s := &server{t: t, dir: dir, port: freePort(t)}
	s.start()
	return s
}

// standby copies a server and follows it.
func (s *server) standby() *server {
	s.t.Helper()
	dir := folder(s.t)
	run(s.t, "pg_basebackup", "-h", "127.0.0.1", "-p", strconv.Itoa(s.port), "-U", "postgres", "-D", dir, "-R", "-X", "stream", "--no-sync", "-c", "fast")
	f := &server{t: s.t, dir: dir, port: freePort(s.t)}
	f.start()
	return f
}

func (s *server) start() {
	s.t.Helper()
	s.cmd = command(s.t, "postgres", "-D", s.dir, "-p", strconv.Itoa(s.port), "-h", "127.0.0.1", "-k", "",
		"-c", "shared_buffers=64MB", "-c", "max_wal_senders=4", "-c", "wal_level=replica")
	require.NoError(s.t, s.cmd.Start())
	s.t.Cleanup(s.kill)
	db := s.open()
	require.Eventually(s.t, func() bool { return db.Ping() == nil }, 30*time.Second, 50*time.Millisecond)
}

// kill ends the server at once, without a chance to tidy up.
func (s *server) kill() {
	if s.cmd.ProcessState == nil {
		_ = syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL) // its own group
		_ = s.cmd.Wait()                                      // killed
	}
}

func (s *server) open() *sql.DB {
	s.t.Helper()
	return openDSN(s.t, fmt.Sprintf("host=127.0.0.1 port=%d user=postgres dbname=postgres", s.port))
}

func openDSN(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", dsn)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}
