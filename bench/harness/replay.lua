-- wrk script: sends the requests of a file over and over, in order.
--
-- A line is METHOD<tab>PATH[<tab>BODY]. Every request is rendered before the clock starts, so that the client
-- costs as little as it can: it shares the cores with the server. BENCH_TOKEN, if set, is sent as the bearer
-- token. At the end one line with the figures is printed as JSON, times in microseconds.

local rendered, count, position = {}, 0, 0

function init(args)
  local token = os.getenv("BENCH_TOKEN")
  for line in io.lines(args[1]) do
    local method, path, body = line:match("^([^\t]+)\t([^\t]+)\t?(.*)$")
    local headers = {}
    if token then headers["Authorization"] = "Bearer " .. token end
    if body == "" then body = nil else headers["Content-Type"] = "application/json" end
    count = count + 1
    rendered[count] = wrk.format(method, path, headers, body)
  end
end

function request()
  position = position % count + 1
  return rendered[position]
end

function done(summary, latency)
  local e = summary.errors
  print(string.format(
    '{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"max":%d,"refused":%d,"broken":%d}',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    e.status, e.connect + e.read + e.write + e.timeout))
end
