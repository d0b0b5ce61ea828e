// A program with net/http/pprof, for comparison. It prints the port it listens on, and ends with its standard input.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

func main() {
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	pprof.NewProfile("example.com/sessions").Add(new(int), 0)
	contend()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	// Whoever asks for as much is refused: that stands for a limit, and shows what the default is.
	server := &http.Server{WriteTimeout: 20 * time.Second}
	go server.Serve(listener)
	io.Copy(io.Discard, os.Stdin)
}

func contend() {
	var lock sync.Mutex
	var done sync.WaitGroup
	lock.Lock()
	done.Add(1)
	go func() {
		lock.Lock()
		lock.Unlock()
		done.Done()
	}()
	time.Sleep(50 * time.Millisecond)
	lock.Unlock()
	done.Wait()
}
