package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

const (
	startTimeout = time.Minute
	stopTimeout  = 30 * time.Second
)

// muster is a server of the suite's own with sample data, and its command line.
type muster struct {
	baseURL   string
	directory string
	demo      struct {
		PartnerID string `json:"partnerId"`
		Partner   string `json:"partner"`
		Vendor    string `json:"vendor"`
		Keys      struct {
			Reseller string `json:"reseller"`
		} `json:"keys"`
	}
	command *exec.Cmd
	ended   chan error
}

var readyLine = regexp.MustCompile(`(?m)^ready (http://127\.0\.0\.1:\d+)$`)

// startMuster runs `muster demo` on a free port and returns once it is ready.
func startMuster(directory string) (*muster, error) {
	server := &muster{directory: directory, ended: make(chan error, 1)}
	arguments := []string{"demo", "--data", server.data(), "--listen", "127.0.0.1:0"}
	if database := os.Getenv("MUSTER_DATABASE"); database != "" {
		arguments = append(arguments, "--database", database)
	}
	output, err := os.Create(server.outputFile())
	if err != nil {
		return nil, err
	}
	defer output.Close()
	server.command = exec.Command(os.Getenv("MUSTER_BIN"), arguments...)
	server.command.Stdout, server.command.Stderr = output, output
	if err := server.command.Start(); err != nil {
		return nil, err
	}
	go func() { server.ended <- server.command.Wait() }()
	if err := server.waitUntilReady(); err != nil {
		return nil, err
	}
	demo, err := os.ReadFile(filepath.Join(server.data(), "demo.json"))
	if err != nil {
		return nil, err
	}
	return server, json.Unmarshal(demo, &server.demo)
}

func (m *muster) data() string { return filepath.Join(m.directory, "data") }

func (m *muster) outputFile() string { return filepath.Join(m.directory, "output.txt") }

func (m *muster) output() string {
	text, err := os.ReadFile(m.outputFile())
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// waitUntilReady reads the address from the `ready` line.
func (m *muster) waitUntilReady() error {
	for deadline := time.Now().Add(startTimeout); time.Now().Before(deadline); {
		if ready := readyLine.FindStringSubmatch(m.output()); ready != nil {
			m.baseURL = ready[1]
			return nil
		}
		select {
		case err := <-m.ended:
			return fmt.Errorf("muster demo ended: %v\n%s", err, m.output())
		case <-time.After(20 * time.Millisecond):
		}
	}
	_ = m.command.Process.Kill()
	return fmt.Errorf("muster demo did not get ready:\n%s", m.output())
}

// stop ends the server as an operator would; an unclean end is an error.
func (m *muster) stop() error {
	if err := m.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	select {
	case err := <-m.ended:
		if err != nil {
			return fmt.Errorf("the server did not stop cleanly: %w\n%s", err, m.output())
		}
		return nil
	case <-time.After(stopTimeout):
		_ = m.command.Process.Kill()
		return fmt.Errorf("the server did not stop in %s:\n%s", stopTimeout, m.output())
	}
}

// cli runs `muster ARGUMENTS --json` beside the running server and returns what it printed.
func (m *muster) cli(arguments ...string) ([]byte, error) {
	arguments = append(arguments, "--data", m.data(), "--json")
	printed, err := exec.Command(os.Getenv("MUSTER_BIN"), arguments...).Output()
	if exit, ok := err.(*exec.ExitError); ok {
		return nil, fmt.Errorf("muster %v: %w\n%s", arguments, err, exit.Stderr)
	}
	return printed, err
}
