(function () {
  var pick = document.getElementById('measure'), find = document.getElementById('find'), data = document.getElementById('load')
  if (!pick || !data) return
  var load = JSON.parse(data.textContent), rows = document.querySelectorAll('#heat tbody tr')
  function draw() {
    var key = Number(pick.value), top = 1
    load.forEach(function (unit) { unit.forEach(function (month) { if (month[key] > top) top = month[key] }) })
    rows.forEach(function (row, index) {
      var sum = 0
      for (var m = 0; m < 12; m++) {
        var n = load[index][m][key], cell = row.cells[m + 1], share = n / top
        sum += n
        cell.textContent = n || ''
        // Never darker than dark figures can be read on.
        cell.style.background = n ? 'rgba(166,27,27,' + (0.06 + 0.5 * share).toFixed(2) + ')' : '#fafbfc'
      }
      row.cells[13].textContent = sum
    })
  }
  function filter() {
    var text = find.value.trim()
    rows.forEach(function (row) { row.hidden = text !== '' && row.cells[0].textContent.indexOf(text) < 0 })
  }
  pick.addEventListener('change', draw)
  find.addEventListener('input', filter)
  draw()
})()
