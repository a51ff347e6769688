# shellcheck shell=sh
# Sourced in a scratch folder: a Slurm of one node, with key, ports and folders of its own, until stop_engine.
pids=
stop_engine() {
  # shellcheck disable=SC2086  # a list of numbers
  [ -z "$pids" ] || kill $pids 2> /dev/null || true
  wait
}

mkdir slurm slurm/state slurm/spool
head -c 1024 /dev/urandom > slurm/key
chmod 400 slurm/key
host=$(hostname -s)
export SLURM_CONF="$PWD/slurm/slurm.conf"
python3 - > slurm/ports << 'EOF'
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(each.getsockname()[1] for each in sockets))
EOF
read -r control_port node_port < slurm/ports
cat > "$SLURM_CONF" << EOF
ClusterName=scratch
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$control_port
SlurmdPort=$node_port
SlurmUser=root
SlurmdUser=root
AuthInfo=socket=$PWD/slurm/munge
StateSaveLocation=$PWD/slurm/state
SlurmdSpoolDir=$PWD/slurm/spool
SlurmctldPidFile=$PWD/slurm/control.pid
SlurmdPidFile=$PWD/slurm/node.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SlurmdParameters=config_overrides
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
EOF
munged --foreground --force --key-file="$PWD/slurm/key" --socket="$PWD/slurm/munge" --pid-file="$PWD/slurm/munge.pid" \
  --log-file="$PWD/slurm/munge.log" --seed-file="$PWD/slurm/seed" > slurm/munge.out 2>&1 &
pids="$pids $!"
slurmctld -D > slurm/control.log 2>&1 &
pids="$pids $!"
slurmd -D -N "$host" > slurm/node.log 2>&1 &
pids="$pids $!"
tries=0
until sinfo --noheader --states=idle 2> /dev/null | grep -q .; do
  tries=$((tries + 1))
  if [ "$tries" -gt 60 ]; then
    cat slurm/*.out slurm/*.log
    skip "Slurm does not run here"
  fi
  sleep 1
done
