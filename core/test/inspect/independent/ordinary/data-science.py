import math
import statistics
import numpy as np
import pandas as pd

frame = pd.DataFrame({"x": np.linspace(0, 10, 50)})
frame["y"] = np.sin(frame["x"]) + 0.1
print(frame.describe())
frame.to_csv("out.csv", index=False)
model = np.polyfit(frame["x"], frame["y"], 3)
print("coefficients", model, math.pi, statistics.mean([1, 2, 3]))
