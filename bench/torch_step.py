"""Prints how long PyTorch takes for one training step of the lab's `cnn` on the CPU.

Not part of the tests: it needs PyTorch (Debian: apt-get install python3-torch). The network, batch
and optimizer are those of `npm run bench`; the images are random, which costs the same. Rounds of
one and two threads alternate, so that what else the machine does meets both alike.

Run: python3 bench/torch_step.py [--batch 64] [--rounds 15]
"""

import argparse
import statistics
import time

import torch
from torch import nn

STEPS_PER_ROUND = 10


def network() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 40, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(40, 40, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(1000, 10),
    ).to(memory_format=torch.channels_last)


def stepper(batch: int):
    """Returns a function that takes one step."""
    torch.manual_seed(42)
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    loss_of = nn.CrossEntropyLoss()
    images = torch.rand(batch, 1, 28, 28).contiguous(memory_format=torch.channels_last)
    labels = torch.randint(0, 10, (batch,))

    def step() -> None:
        optimizer.zero_grad(set_to_none=True)
        loss_of(model(images), labels).backward()
        optimizer.step()

    return step


def round_ms(step, threads: int) -> float:
    """Returns the milliseconds per step of one round."""
    torch.set_num_threads(threads)
    step()
    start = time.perf_counter()
    for _ in range(STEPS_PER_ROUND):
        step()
    return 1000 * (time.perf_counter() - start) / STEPS_PER_ROUND


def main() -> None:
    parser = argparse.ArgumentParser(description="PyTorch's training step on the CPU")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    step = stepper(options.batch)
    for _ in range(STEPS_PER_ROUND):
        step()
    times = {threads: [] for threads in (1, 2)}
    for _ in range(options.rounds):
        for threads, measured in times.items():
            measured.append(round_ms(step, threads))
    print(f"PyTorch {torch.__version__}, batch {options.batch}, channels_last")
    for threads, measured in times.items():
        print(
            f"{threads} thread(s): median {statistics.median(measured):.1f} ms per step, "
            f"least {min(measured):.1f} ms"
        )


if __name__ == "__main__":
    main()
