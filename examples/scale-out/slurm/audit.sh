#!/bin/sh
# audit.sh N FOLDER [OPTIONS] ARCHIVE...: an audit in N parts by a Slurm job array, and a job that merges them. Waits for
# the end; begun again, it keeps what is there. The nodes share the folders.
set -eu
recipes=$(cd "$(dirname "$0")/.." && pwd)
count=$1 folder=$2
mkdir -p "$folder"
[ -e "$folder/today" ] || date -u +%F > "$folder/today"
parts=$(sbatch --parsable --array="1-$count" --output="$folder/%a.log" "$recipes/slurm/part.sbatch" "$recipes" "$@")
# After any end: what failed is missing, and the merge says so.
exec srun --quiet --job-name=budgetlint --dependency="afterany:$parts" "$recipes/merge.sh" "$count" "$folder"
