function Matrix(values) {
  this.values = values;
}

Matrix.prototype.rows = function () {
  return this.values.length;
};

Matrix.prototype.columns = function () {
  return this.values[0].length;
};

Matrix.prototype.transposed = function () {
  var self = this;
  return new Matrix(this.values[0].map(function (_, column) {
    return self.values.map(function (row) { return row[column]; });
  }));
};

Matrix.prototype.times = function (other) {
  var turned = other.transposed().values;
  return new Matrix(this.values.map(function (row) {
    return turned.map(function (column) {
      return row.reduce(function (sum, value, index) { return sum + value * column[index]; }, 0);
    });
  }));
};

module.exports = Matrix;
